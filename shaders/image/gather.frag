// A batch from a data set that lies on the GPU as bytes: sample n is image order[offset + n], normalised as
// (byte / 255 - mean) / std. The data set keeps four neighbouring pixels to a texel; an image is a tile of
// tile.x texels by tile.y = C H rows, with tiles.x tiles to a row and tiles.x tiles.y to a layer.
#include "lib/prelude.glsl"
#pragma output y
#pragma texture pixels
#pragma texture order // four numbers to a texel
uniform int offset, order_width;
uniform ivec2 tiles, tile;
uniform vec2 normalise; // mean, 1 / std

ivec3 tile_origin(int n) {
  int place = offset + n;
  int texel = place >> 2;
  int image = int(order_texel(ivec3(texel % order_width, texel / order_width, 0))[place & 3]);
  int inside = image % (tiles.x * tiles.y);
  return ivec3(inside % tiles.x * tile.x, inside / tiles.x * tile.y, image / (tiles.x * tiles.y));
}

void main() {
  int column = int(gl_FragCoord.x);
  int row = y_row();
  int n = quotient(row, y_shape.z);
  ivec3 origin = tile_origin(n);
  origin.y += row - n * y_shape.z;
#pragma unroll(m, 0, y_M)
#ifdef PIXELS
  {
    // One channel to a layer; pixels past the end of a row stay zero.
    vec4 v = (pixels_texel(origin + ivec3(column, (y_block + ${m}) * y_shape.z, 0)) - normalise.x) * normalise.y;
    y_${m}_0 = mix(vec4(0.0), v, lessThan(4 * column + ivec4(0, 1, 2, 3), ivec4(y_shape.w)));
  }
#else
#pragma unroll(p, 0, y_P)
  {
    int ix = column * y_P + ${p};
    vec4 v = vec4(0.0);
    for (int lane = 0; lane < 4; lane++) {
      int c = min(4 * (y_block + ${m}) + lane, y_shape.y - 1);
      v[lane] = pixels_texel(origin + ivec3(ix >> 2, c * y_shape.z, 0))[ix & 3];
    }
    y_${m}_${p} = y_keep((v - normalise.x) * normalise.y, ${m}, ${p});
  }
#pragma end
#endif
#pragma end
}
