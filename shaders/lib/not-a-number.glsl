// NaN, detected by its bits, since compilers may assume that v == v; and selections that keep it, as PyTorch's do. (min, max
// and clamp may lose it; products with a mask of zeros and ones spread it.)
// The bits of infinity; those of NaN are larger, ignoring the sign.
#define INFINITE_BITS 0x7f800000u
bvec4 are_nan(vec4 v) { return greaterThan(floatBitsToUint(v) & 0x7fffffffu, uvec4(INFINITE_BITS)); }
bool is_nan(float v) { return (floatBitsToUint(v) & 0x7fffffffu) > INFINITE_BITS; }
bvec4 are_finite(vec4 v) { return lessThan(floatBitsToUint(v) & 0x7fffffffu, uvec4(INFINITE_BITS)); }
// Whether v is negative or minus zero, and not NaN. (Mesa's compiler turns v < 0.0 ? 0.0 : v into a max, which loses NaN.)
bvec4 are_negative(vec4 v) { return lessThanEqual(floatBitsToUint(v) - 0x80000000u, uvec4(INFINITE_BITS)); }
bvec4 either(bvec4 a, bvec4 b) { return bvec4(uvec4(a) | uvec4(b)); }
bvec4 both(bvec4 a, bvec4 b) { return bvec4(uvec4(a) & uvec4(b)); }
// Whether v replaces the largest value so far: it is larger, or NaN.
bvec4 surpasses(vec4 v, vec4 best) { return either(greaterThan(v, best), are_nan(v)); }
bool surpasses(float v, float best) { return v > best || is_nan(v); }
