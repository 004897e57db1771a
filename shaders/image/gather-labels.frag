// The labels of a batch: texel n is the label of image order[offset + n].
#include "lib/prelude.glsl"
#pragma texture labels // bytes, one to a texel
#pragma texture order // four numbers to a texel
uniform int offset, order_width, labels_width;
out vec4 label;

void main() {
  int place = offset + int(gl_FragCoord.y);
  int texel = place >> 2;
  int image = int(order_texel(ivec3(texel % order_width, texel / order_width, 0))[place & 3]);
  label = vec4(round(labels_texel(ivec3(image % labels_width, image / labels_width, 0)).x * 255.0), 0.0, 0.0, 0.0);
}
