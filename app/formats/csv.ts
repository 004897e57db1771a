/** Tables as text, with commas as in RFC 4180; read as spreadsheets write them. */

/** A cell; in quotes where it has to be. */
function cell(text: string): string {
  return /[",;\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Writes rows; the byte order mark tells spreadsheets that it is UTF-8. */
export function writeCsv(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("")}`;
}

/** What separates the cells of the first line: a comma, or what spreadsheets in other languages write. */
function separatorOf(text: string): string {
  const [head = ""] = text.split(/\r?\n|\r/, 1);
  return [",", ";", "\t"].find((mark) => head.includes(mark)) ?? ",";
}

/** A row, and the number of the line on which it begins. */
export interface CsvRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** Reads a table; empty lines are left out. Null where a quotation mark is not closed, or stands where none may be. */
export function readCsv(text: string): readonly CsvRow[] | null {
  const source = text.replace(/^\uFEFF/, "");
  const mark = separatorOf(source);
  const pattern = new RegExp(`("(?:[^"]|"")*"|[^"${mark}\\r\\n]*)(${mark}|\\r\\n|\\r|\\n|$)`, "y");
  const rows: CsvRow[] = [];
  let [line, begun] = [1, 1];
  let cells: string[] = [];
  while (pattern.lastIndex < source.length || cells.length > 0) {
    const found = pattern.exec(source);
    if (!found) return null;
    const [, text_ = "", end = ""] = found;
    cells.push(text_.startsWith('"') ? text_.slice(1, -1).replaceAll('""', '"') : text_);
    line += text_.split(/\r\n|\r|\n/).length - 1;
    if (end === mark) continue;
    if (cells.some((each) => each !== "")) rows.push({ line: begun, cells });
    cells = [];
    line += 1;
    begun = line;
    if (end === "") break;
  }
  return rows;
}
