import { TableVirtuoso } from 'react-virtuoso'
import { Cells, columns, rowHeight } from '../cells.jsx'
import { offer } from '../page.jsx'
import { makeScenarios } from '../rows.js'

let made

offer({
  prepare(count) {
    made = makeScenarios(count)
  },
  render(_, show) {
    show(
      <Cells backend={made.backend}>
        <TableVirtuoso
          className="peer-list"
          style={{ height: 600 }}
          data={made.rows}
          fixedItemHeight={rowHeight}
          itemContent={(_index, row) =>
            columns.map(({ id, Cell, width }) => (
              <td key={id} style={{ width }}>
                <Cell scenario={row} />
              </td>
            ))
          }
        />
      </Cells>,
    )
  },
  first: '.peer-list .ik-scenario-cell',
  scroller: () => document.querySelector('.peer-list'),
})
