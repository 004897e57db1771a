// Mean and variance, second step: those of all N values from those of the parts (Chan, Golub and LeVeque 1979),
//   mean = m_0 + sum_i n_i (m_i - m_0) / N;   variance = sum_i n_i (s_i + (m_i - mean)^2) / N
// and the running statistics, r' = (1 - momentum) r + momentum s, where s is the mean or the unbiased variance,
// N / (N - 1) times the above, as in PyTorch.
#include "lib/prelude.glsl"
#include "lib/row-parts.glsl"
#pragma texture moments // layer 0: means, layer 1: mean squares s about them; row: part
#pragma texture running // layer 0: mean, layer 1: variance
uniform int width;
uniform float momentum;
layout(location = 0) out vec4 mean;
layout(location = 1) out vec4 variance;
layout(location = 2) out vec4 running_mean;
layout(location = 3) out vec4 running_variance;

void main() {
  int cb = int(gl_FragCoord.x);
  UNITS unit = moments_units();
  COORDINATE across = coordinate(cb, unit.x);
  float all = float(rows * width);
  vec4 near = moments_at(across, coordinate(0, unit.y), 0);
  vec4 sum = vec4(0.0);
  int count = parts;
  for (int part = 1; part < count; part++) {
    float size = float((first_row(part + 1) - first_row(part)) * width);
    sum += size * (moments_at(across, coordinate(part, unit.y), 0) - near);
  }
  vec4 middle = near + sum / all;
  sum = vec4(0.0);
  for (int part = 0; part < count; part++) {
    float size = float((first_row(part + 1) - first_row(part)) * width);
    COORDINATE down = coordinate(part, unit.y);
    vec4 off = moments_at(across, down, 0) - middle;
    sum += size * (moments_at(across, down, 1) + off * off);
  }
  mean = middle;
  variance = sum / all;
  running_mean = mix(running_texel(ivec3(cb, 0, 0)), middle, momentum);
  running_variance = mix(running_texel(ivec3(cb, 0, 1)), sum / max(1.0, all - 1.0), momentum);
}
