// Where an output pixel o of an axis enlarged `factor` times lies between input pixels: (lower pixel, share of the
// upper one). As PyTorch with align_corners=False: source = (o + 1/2) / factor - 1/2, not below 0.
uniform int factor;

vec2 upsample_source(int o, int size) {
  float source = max(0.0, (float(o) + 0.5) / float(factor) - 0.5);
  float lower = floor(source);
  return vec2(lower, int(lower) + 1 < size ? source - lower : 0.0);
}
// Share of input pixel i in output pixel o.
float upsample_share(int o, int i, int size) {
  vec2 at = upsample_source(o, size);
  return int(at.x) == i ? 1.0 - at.y : int(at.x) + 1 == i ? at.y : 0.0;
}
