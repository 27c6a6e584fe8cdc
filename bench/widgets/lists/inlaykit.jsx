import { QueryClient } from '@tanstack/react-query'
import { InlaykitProvider, ScenarioList } from '../../../packages/ui/dist/index.js'
import {
  foldersQuery,
  scenariosQuery,
} from '../../../packages/ui/dist/features/scenarios/queries.js'
import { offer } from '../page.jsx'
import { makeScenarios } from '../rows.js'

const pageSize = 100
let backend
const queryClient = new QueryClient()

offer({
  // The answers of all pages are there, as the rows of the others are.
  async prepare(count) {
    const made = makeScenarios(count)
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
    queryClient.setQueryData(foldersQuery({ scope }).queryKey, backend.world.folders)
    const { queryKey } = scenariosQuery({ scope }, { pageSize })
    queryClient.setQueryData(queryKey, {
      pages,
      pageParams: pages.map((_, at) => (at === 0 ? undefined : String(at))),
    })
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
        <ScenarioList pageSize={pageSize} />
      </InlaykitProvider>,
    )
  },
  first: '.ik-scenario-row',
  scroller: () => document.querySelector('.ik-scenario-scroller'),
})
