// Where a block stood in its file, in words for the person who looks it up there.

export const where = {
  header: 'page header',
  footer: 'page footer',
  footnote: 'footnote',
  endnote: 'endnote',
  comment: 'comment',
  commentOn: (sheet: string, cell: string) => `comment on sheet “${sheet}”, cell ${cell}`,
  diagram: 'diagram',
  textBox: 'text box',
  title: 'title of the page',
  frame: 'menu or frame of the page',
  sheetName: 'name of the sheet',
  row: (table: number, row: number) => `table ${table}, row ${row}`,
  sheetRow: (sheet: string, row: number) => `sheet “${sheet}”, row ${row}`,
  sheet: (sheet: string) => `sheet “${sheet}”`,
  sheetRows: (sheet: string, rows: string, many: boolean) =>
    `sheet “${sheet}”, ${many ? 'rows' : 'row'} ${rows}`,
  sheetColumns: (sheet: string, columns: string, many: boolean) =>
    `sheet “${sheet}”, ${many ? 'columns' : 'column'} ${columns}`,
  andMore: (shown: string, more: number) => `${shown} and ${more} more`,
  page: (page: number) => `page ${page}`,
}
