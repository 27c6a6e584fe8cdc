import { ClientSideRowModelModule, ModuleRegistry } from 'ag-grid-community'
import { AgGridReact } from 'ag-grid-react'
import { Cells, columns, rowHeight } from '../cells.jsx'
import { offer } from '../page.jsx'
import { makeScenarios } from '../rows.js'

ModuleRegistry.registerModules([ClientSideRowModelModule])

let made

const defs = columns.map(({ id, Cell, width }) => ({
  colId: id,
  width,
  cellRenderer: ({ data }) => <Cell scenario={data} />,
}))

offer({
  prepare(count) {
    made = makeScenarios(count)
  },
  render(_, show) {
    show(
      <Cells backend={made.backend}>
        <div style={{ height: 600 }}>
          <AgGridReact rowData={made.rows} columnDefs={defs} rowHeight={rowHeight} />
        </div>
      </Cells>,
    )
  },
  first: '.ag-cell .ik-scenario-cell',
  scroller: () => document.querySelector('.ag-grid-viewport, .ag-body-viewport'),
})
