// Softmax over the channels of each sample, p = exp(z - max z) / sum exp(z - max z), or, with GRADIENT, the gradient of the
// mean cross-entropy to the logits: dz[n,c] = (p[n,c] - [c = label n]) scale, where scale is 1 / N (times the loss scale).
#include "lib/prelude.glsl"
#include "lib/softmax.glsl"
#pragma output dz
#pragma texture labels // one texel a sample: x = label
uniform float scale;

void main() {
  int n = dz_row();
  vec2 total = softmax_total(n);
#ifdef GRADIENT
  int label = int(labels_texel(ivec3(0, n, 0)).x);
#endif
#pragma unroll(m, 0, dz_M)
  {
    vec4 p = is_nan(total.y) ? vec4(total.y) : exp(z_fetch(n, dz_block + ${m}, 0) - total.x) / total.y;
#ifdef GRADIENT
    p = (p - vec4(equal(4 * (dz_block + ${m}) + ivec4(0, 1, 2, 3), ivec4(label)))) * scale;
#endif
    dz_${m}_0 = dz_keep(p, ${m}, 0);
  }
#pragma end
}
