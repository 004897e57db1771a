// A convolution's filters w as conv2d/filters.frag packs them: row (b KH + ky) TAP_ROWS, from there a tap for each kx.
#pragma filters w
uniform int filter_blocks; // input blocks of a tap

#ifdef TALL
#define TAP_ROWS KW
COORDINATE tap_offset(int kx, UNITS units) { return COORDINATE(kx) * units.y; }
#define TAP_AT(across, down, tap) across, (down) + (tap)
#else
#define TAP_ROWS 1
COORDINATE tap_offset(int kx, UNITS units) { return COORDINATE(4 * kx * filter_blocks) * units.x; }
#define TAP_AT(across, down, tap) (across) + (tap), down
#endif
