// A grid of pictures with gaps between them, drawn into a rectangle of the canvas; a pixel stands for shrink x shrink values.
uniform ivec4 view;  // left, bottom, width, height of the rectangle
uniform ivec4 cells; // width and height of a picture, pictures in a row, gap
uniform int shrink;

// Which value of which picture is in the middle of this fragment: (x, y, picture); picture -1 in a gap.
ivec3 cell_of_fragment() {
  ivec2 at = ivec2(int(gl_FragCoord.x) - view.x, view.w - 1 - (int(gl_FragCoord.y) - view.y)) * shrink + shrink / 2;
  ivec2 pitch = cells.xy + cells.w;
  ivec2 cell = at / pitch;
  ivec2 inside = at - cell * pitch;
  if (inside.x >= cells.x || inside.y >= cells.y || cell.x >= cells.z) return ivec3(0, 0, -1);
  return ivec3(inside, cell.y * cells.z + cell.x);
}
