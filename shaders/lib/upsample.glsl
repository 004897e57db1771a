// Where an output pixel o of an axis enlarged `factor` times lies between input pixels: (lower pixel, share of the
// upper one). As PyTorch with align_corners=False: source = (o + 1/2) / factor - 1/2, not below 0; computed in integers, so
// that a share of zero is exactly zero.
uniform int factor;

vec2 upsample_source(int o) {
  int place = max(0, 2 * o + 1 - factor);
  int lower = quotient(place, 2 * factor);
  return vec2(lower, float(place - 2 * factor * lower) / float(2 * factor));
}
// The upper pixel; at the end of the axis, the last one again.
int upsample_next(vec2 at, int size) { return min(int(at.x) + 1, size - 1); }
// Share of input pixel i in output pixel o.
float upsample_share(int o, int i, int size) {
  vec2 at = upsample_source(o);
  return (int(at.x) == i ? 1.0 - at.y : 0.0) + (upsample_next(at, size) == i ? at.y : 0.0);
}
