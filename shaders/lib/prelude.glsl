precision highp float;
precision highp int;
precision highp sampler2D;
precision highp sampler2DArray;

// What a texel's column or row is converted to before it is read, by the texture's units: see texture.glsl.
#ifdef SAMPLED
#define COORDINATE float
#define UNITS vec2
float coordinate(int texel, float unit) { return (float(texel) + 0.5) * unit; }
#else
#define COORDINATE int
#define UNITS ivec2
int coordinate(int texel, int unit) { return texel; }
#endif

// Where the phases of a texel column of a tensor lie: see input.glsl.
struct Place {
  COORDINATE across, down;
  int layer;
};

// a / b, rounded down, for 0 <= a < 10^6. Integer division is slow on processors and graphics cards; this one is exact,
// because (a + 1/2) / b is at least 1/(2 b) away from an integer.
int quotient(int a, int b) { return int((float(a) + 0.5) / float(b)); }
