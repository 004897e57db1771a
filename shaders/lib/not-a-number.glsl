// What is not a number, told by its bits, since compilers may take comparisons with itself for granted; and choices that
// keep it, as PyTorch's do: min, max, clamp and products with a mask of zeros lose or spread it.
// The bits of infinity; those of what is not a number are larger, the sign aside.
#define INFINITE_BITS 0x7f800000u
bvec4 are_nan(vec4 v) { return greaterThan(floatBitsToUint(v) & 0x7fffffffu, uvec4(INFINITE_BITS)); }
bool is_nan(float v) { return (floatBitsToUint(v) & 0x7fffffffu) > INFINITE_BITS; }
bvec4 are_finite(vec4 v) { return lessThan(floatBitsToUint(v) & 0x7fffffffu, uvec4(INFINITE_BITS)); }
// Whether below zero, or minus zero, and a number. Compilers make a maximum of v < 0.0 ? 0.0 : v (Mesa's), which loses it.
bvec4 are_negative(vec4 v) { return lessThanEqual(floatBitsToUint(v) - 0x80000000u, uvec4(INFINITE_BITS)); }
bvec4 either(bvec4 a, bvec4 b) { return bvec4(uvec4(a) | uvec4(b)); }
bvec4 both(bvec4 a, bvec4 b) { return bvec4(uvec4(a) & uvec4(b)); }
// Whether v takes the place of the largest value so far: it is larger, or not a number.
bvec4 surpasses(vec4 v, vec4 best) { return either(greaterThan(v, best), are_nan(v)); }
bool surpasses(float v, float best) { return v > best || is_nan(v); }
