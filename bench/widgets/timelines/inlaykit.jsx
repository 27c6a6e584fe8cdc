import { QueryClient } from '@tanstack/react-query'
import { executionListQuery } from '../../../packages/ui/dist/features/executions/queries.js'
import { ExecutionTimeline, InlaykitProvider } from '../../../packages/ui/dist/index.js'
import { middleOf, offer } from '../page.jsx'
import { makeRuns } from '../rows.js'

const pageSize = 100
const queryClient = new QueryClient()
const filters = { status: [], trigger: null, range: 'all' }
let backend

offer({
  // The answers of all pages are there, as the items of the others are.
  async prepare(count) {
    const made = makeRuns(count)
    backend = made.backend
    const scope = ['inlaykit', backend.baseUrl, '']
    const session = await backend.fetch(`${backend.baseUrl}/session`, {
      headers: { 'X-Inlaykit': '1' },
    })
    queryClient.setQueryData([...scope, 'session'], await session.json())
    const pages = []
    for (let at = 0; at < count; at += pageSize) {
      const isLast = at + pageSize >= count
      pages.push({
        items: made.rows.slice(at, at + pageSize),
        nextCursor: isLast ? null : String(at),
        total: count,
        asOf: new Date().toISOString(),
      })
    }
    const { queryKey } = executionListQuery({ scope, queryClient }, {})
    const pageParams = pages.map((_, at) => (at === 0 ? undefined : String(at)))
    queryClient.setQueryData(queryKey, { pages, pageParams })
  },
  render(_, show) {
    show(
      <InlaykitProvider
        baseUrl={backend.baseUrl}
        fetch={backend.fetch}
        queryClient={queryClient}
        timeZone="Europe/Berlin"
        appearance={{ colorScheme: 'light' }}
      >
        <ExecutionTimeline defaultFilters={filters} />
      </InlaykitProvider>,
    )
  },
  first: '[data-ik-run]',
  scroller: () => document.querySelector('.ik-run-list'),
  /** A run that starts now, and goes on for a while. */
  append() {
    const scenarios = [...backend.world.scenarios.values()]
    const scenario = scenarios[Math.floor(Math.random() * scenarios.length)]
    backend.world.startRun(scenario, 'manual')
  },
  /** Opens a run, or closes it again. */
  interact(step) {
    const lines = document.querySelectorAll('[data-ik-run]')
    lines[step % Math.min(6, lines.length)].click()
  },
  guide: () => ({
    axis: middleOf('.ik-timeline-plot'),
    zoom: {
      keys: '.ik-timeline-plot',
      in: middleOf('[data-ik-part=view] [aria-label="Zoom in"]'),
      out: middleOf('[data-ik-part=view] [aria-label="Zoom out"]'),
    },
    pansWithShift: true,
  }),
  axis: () =>
    [...document.querySelectorAll('.ik-timeline-grid')].map(({ outerHTML }) => outerHTML).join(''),
  whole: () =>
    document.querySelector('[data-ik-part=view] [aria-label="Show the whole range"]').click(),
  newest: () => document.querySelector('[data-ik-run]').dataset.ikRun,
})
