// How many pixels a mean-pooling window divides by, by PyTorch's rule: a window may reach over the padding but not
// past it; with `include_padding` padded pixels count, otherwise only those of the image do.
uniform int SY, PY, KH;
uniform int include_padding;

int window_extent(int o, int size, int kernel, int stride, int pad) {
  int start = o * stride - pad;
  int end = min(start + kernel, size + pad);
  return include_padding == 1 ? end - start : min(end, size) - max(start, 0);
}
