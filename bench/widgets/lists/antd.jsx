import { Table } from 'antd'
import { Cells, columns } from '../cells.jsx'
import { offer } from '../page.jsx'
import { makeScenarios } from '../rows.js'

let made

const defs = columns.map(({ id, Cell, width }) => ({
  key: id,
  width,
  render: (_value, row) => <Cell scenario={row} />,
}))

offer({
  prepare(count) {
    made = makeScenarios(count)
  },
  render(_, show) {
    show(
      <Cells backend={made.backend}>
        <Table
          virtual
          rowKey="id"
          dataSource={made.rows}
          columns={defs}
          pagination={false}
          scroll={{ x: 1000, y: 560 }}
        />
      </Cells>,
    )
  },
  first: '.ant-table-cell .ik-scenario-cell',
  scroller: () => document.querySelector('.ant-table-tbody-virtual-holder'),
})
