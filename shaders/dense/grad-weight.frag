// Gradient of a dense layer to its weights: dW[co, (c H + iy) W + ix] = sum_n dy[n,co] x[n,c,iy,ix].
// Target texel i, counted from row target.x in rows of target.y texels, is block ((cob H + iy) W + ix) per_block + cb;
// draw buffer j holds the weights from input lane j. From row target.z on lies the bias, db[co] = sum_n dy[n,co].
#include "lib/prelude.glsl"
#pragma input x
#pragma input dy
uniform ivec3 target; // first row, width, rows of weights
uniform int blocks, per_block;
#pragma unroll(j, 0, 4)
layout(location = ${j}) out vec4 lane_${j};
#pragma end

void main() {
#pragma unroll(j, 0, 4)
  vec4 acc_${j} = vec4(0.0);
#pragma end
  ivec2 at = ivec2(gl_FragCoord.xy) - ivec2(0, target.x);
  bool is_bias = at.y >= target.z;
  int i = at.y * target.y + at.x;
  int below = i - target.z * target.y; // block of the bias
  if (is_bias ? 4 * below < dy_shape.y : i < blocks) {
    int cb = i % per_block;
    int rest = i / per_block;
    int ix = rest % x_shape.w;
    rest /= x_shape.w;
    int iy = rest % x_shape.z;
    int cob = is_bias ? below : rest / x_shape.z;
    bvec4 of_bias = bvec4(is_bias);
    Place of_dy = dy_place(0, cob, 0), of_x = x_place(iy, cb, x_column(ix));
    COORDINATE sample_of_dy = dy_units().y, sample_of_x = COORDINATE(x_shape.z) * x_units().y;
    int samples = x_shape.x, layer = of_x.layer + x_phase_of(ix);
    for (int n = 0; n < samples; n++) {
      vec4 g = dy_at(of_dy.across, of_dy.down + COORDINATE(n) * sample_of_dy, of_dy.layer);
      vec4 v = x_at(of_x.across, of_x.down + COORDINATE(n) * sample_of_x, layer);
      v = mix(v, vec4(1.0, 0.0, 0.0, 0.0), of_bias);
#pragma unroll(j, 0, 4)
      acc_${j} += g * v[${j}];
#pragma end
    }
  }
#pragma unroll(j, 0, 4)
  lane_${j} = acc_${j};
#pragma end
}
