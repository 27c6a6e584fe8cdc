import { DataGrid } from '@mui/x-data-grid'
import { Cells, columns, rowHeight } from '../cells.jsx'
import { offer } from '../page.jsx'
import { makeScenarios } from '../rows.js'

let made

const defs = columns.map(({ id, Cell, width }) => ({
  field: id,
  width,
  renderCell: ({ row }) => <Cell scenario={row} />,
}))

offer({
  prepare(count) {
    made = makeScenarios(count)
  },
  render(_, show) {
    show(
      <Cells backend={made.backend}>
        <div style={{ height: 600 }}>
          {/* The community edition shows 100 rows a page, however many there are. */}
          <DataGrid rows={made.rows} columns={defs} rowHeight={rowHeight} />
        </div>
      </Cells>,
    )
  },
  first: '.MuiDataGrid-cell .ik-scenario-cell',
  scroller: () => document.querySelector('.MuiDataGrid-virtualScroller'),
})
