// The stacked rows of a batch (n * h + y), split into parts.
uniform int rows, parts;
int first_row(int part) { return (rows * part) / parts; }
