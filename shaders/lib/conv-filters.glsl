// A convolution's filters w as conv2d/filters.frag packs them. The taps of output block b and kernel row ky begin in row
// (b KH + ky) TAP_ROWS of the convolution's own rows, ROW_TAPS to a row (all KW, where a texture is wide enough). With
// SHARED_PAGE, filters of other convolutions may lie above them.
#pragma filters w
uniform int filter_blocks; // input blocks of a tap
#ifdef SHARED_PAGE
uniform int filters_row; // where the convolution's rows begin
#else
const int filters_row = 0;
#endif
// The first row of output block b.
int bank_row(int b, int KH) { return filters_row + b * KH * TAP_ROWS; }

UNITS tap_offset(int kx, UNITS units) { return UNITS(4 * (kx % ROW_TAPS) * filter_blocks, kx / ROW_TAPS) * units; }
#if TAP_ROWS > 1
#define TAP_AT(across, down, tap) (across) + (tap).x, (down) + (tap).y
#else
#define TAP_AT(across, down, tap) (across) + (tap).x, down
#endif
