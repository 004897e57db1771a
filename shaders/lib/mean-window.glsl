// Number of pixels, on one axis, that the sum of an average-pooling window is divided by, as in PyTorch: a window may extend
// over the padding but not beyond it; with `include_padding` padded pixels count, otherwise only those of the image do.
uniform int SY, PY, KH;
uniform int include_padding;

int window_extent(int o, int size, int kernel, int stride, int pad) {
  int start = o * stride - pad;
  int end = min(start + kernel, size + pad);
  return include_padding == 1 ? end - start : min(end, size) - max(start, 0);
}
