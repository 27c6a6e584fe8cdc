import {
  columnFilteringFeature,
  createFilteredRowModel,
  createSortedRowModel,
  rowSortingFeature,
  sortFns,
  tableFeatures,
  useTable,
} from '@tanstack/react-table'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef } from 'react'
import { Cells, columns, rowHeight } from '../cells.jsx'
import { offer } from '../page.jsx'
import { makeScenarios } from '../rows.js'

let made

const features = tableFeatures({
  rowSortingFeature,
  columnFilteringFeature,
  sortedRowModel: createSortedRowModel(),
  filteredRowModel: createFilteredRowModel(),
  sortFns,
})
const defs = columns.map(({ id, Cell }) => ({
  id,
  accessorFn: (row) => row[id] ?? row.name,
  cell: ({ row }) => <Cell scenario={row.original} />,
}))
const initialState = { sorting: [{ id: 'name', desc: false }] }

function Table() {
  const scroller = useRef(null)
  const table = useTable({ features, columns: defs, data: made.rows, initialState })
  const { rows } = table.getRowModel()
  // oxlint-disable-next-line react/incompatible-library -- It is what is measured.
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 5,
  })
  return (
    <div ref={scroller} className="peer-list" style={{ height: 600, overflow: 'auto' }}>
      <div style={{ height: virtualizer.getTotalSize(), position: 'relative' }}>
        {virtualizer.getVirtualItems().map(({ index, start }) => (
          <div
            key={rows[index].id}
            className="peer-row"
            style={{ transform: `translateY(${start}px)` }}
          >
            {rows[index].getAllCells().map((cell) => (
              <table.FlexRender key={cell.id} cell={cell} />
            ))}
          </div>
        ))}
      </div>
    </div>
  )
}

offer({
  prepare(count) {
    made = makeScenarios(count)
  },
  render(_, show) {
    show(
      <Cells backend={made.backend}>
        <Table />
      </Cells>,
    )
  },
  first: '.peer-row .ik-scenario-cell',
  scroller: () => document.querySelector('.peer-list'),
})
