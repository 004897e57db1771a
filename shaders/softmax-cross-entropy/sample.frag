// One texel for each sample: cross-entropy log(sum exp(z - max z)) + max z - z[label], 1 where the largest logit is
// the label's (the first, if equal), the predicted class (-1 where there is none, because logits are NaN or infinite), and
// the probability of the label.
#include "lib/prelude.glsl"
#include "lib/softmax.glsl"
#pragma texture labels
out vec4 result;

void main() {
  int n = int(gl_FragCoord.y);
  int label = int(labels_texel(ivec3(0, n, 0)).x);
  vec2 total = softmax_total(n);
  int predicted = -1;
  for (int c = z_shape.y - 1; c >= 0; c--) if (z_fetch(n, c >> 2, 0)[c & 3] == total.x) predicted = c;
  float own = z_fetch(n, label >> 2, 0)[label & 3];
  float loss = is_nan(total.y) ? total.y : log(total.y) + (total.x - own);
  float share = is_nan(total.y) ? total.y : exp(own - total.x) / total.y;
  result = vec4(loss, float(predicted == label), float(predicted), share);
}
