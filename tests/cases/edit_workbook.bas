' What people do to a workbook in a spreadsheet: it is saved after each kind of thing.
Sub Main(folder)
  doc = StarDesktop.loadComponentFromURL(ConvertToURL(folder & "/business-case.xlsx"), "_blank", 0, _
    Array(prop("Hidden", True)))
  costs = doc.Sheets.getByName("Costs")
  benefits = doc.Sheets.getByName("Benefits")

  ' The first record last, by its id.
  rows = costs.getCellRangeByName("A2:U6")
  Dim field(0) As New com.sun.star.table.TableSortField
  field(0).Field = 0
  field(0).IsAscending = False
  rows.sort(Array(prop("SortFields", field()), prop("ContainsHeader", False)))
  save(doc, folder & "/sorted.xlsx")

  ' A title and a blank line above the headings, a blank row among the records, one record less.
  costs.Rows.insertByIndex(0, 2)
  costs.getCellRangeByName("A1").String = "What it costs"
  costs.Rows.insertByIndex(4, 1)
  costs.Rows.removeByIndex(5, 1)
  save(doc, folder & "/rows.xlsx")

  ' The unit value beyond the last column, and no gap where it was.
  last = benefits.getCellRangeByName("Z1").CellAddress
  source = benefits.Columns.getByIndex(10).RangeAddress
  benefits.moveRange(last, source)
  benefits.Columns.removeByIndex(10, 1)
  save(doc, folder & "/columns.xlsx")

  ' Typed over.
  doc.Sheets.getByName("Summary").getCellRangeByName("C18").Value = 1
  costs.getCellRangeByName("Q4").Value = 2
  save(doc, folder & "/typed-over.xlsx")

  ' Another scenario.
  doc.Sheets.getByName("Summary").getCellRangeByName("B13").String = "fast"
  save(doc, folder & "/scenario.xlsx")
  doc.close(True)
End Sub

Sub save(doc, file)
  doc.calculateAll()
  doc.storeToURL(ConvertToURL(file), Array(prop("FilterName", "Calc MS Excel 2007 XML")))
End Sub

Function prop(name, value) As Object
  p = CreateUnoStruct("com.sun.star.beans.PropertyValue")
  p.Name = name
  p.Value = value
  prop = p
End Function
