#pragma input z
// Largest logit of a sample, and the sum of exp(z - largest): exponentials never overflow.
vec2 softmax_total(int n) {
  float largest = z_fetch(n, 0, 0).x;
  for (int c = 1; c < z_shape.y; c++) largest = max(largest, z_fetch(n, c >> 2, 0)[c & 3]);
  float sum = 0.0;
  for (int c = 0; c < z_shape.y; c++) sum += exp(z_fetch(n, c >> 2, 0)[c & 3] - largest);
  return vec2(largest, sum);
}
