import { InlaykitProvider } from '@inlaykit/ui'
import { createQueries } from '@inlaykit/ui/queries'
import { ScenarioList } from '@inlaykit/ui/scenario-list'
import { dehydrate, hydrate, QueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useLoaderData } from 'react-router'
import { getBff } from './inlaykit.server'

/** Reads the first page of the list, as the person who asks for it. */
export async function loader({ request }: { request: Request }) {
  const bff = await getBff()
  const queryClient = new QueryClient()
  const queries = createQueries({
    queryClient,
    baseUrl: '/api/inlaykit',
    // The BFF is in this very process: nothing leaves it.
    origin: 'http://localhost',
    fetch: (input, init) => bff.fetch(new Request(input, init)),
    headers: { cookie: request.headers.get('cookie') ?? '' },
  })
  await queries.prefetchScenarioList()
  return dehydrate(queryClient)
}

/** The list with its rows in the HTML. */
export default function Scenarios() {
  const state = useLoaderData<typeof loader>()
  const [queryClient] = useState(() => {
    const client = new QueryClient()
    hydrate(client, state)
    return client
  })
  return (
    <main>
      <h1>Scenarios</h1>
      <InlaykitProvider baseUrl="/api/inlaykit" queryClient={queryClient}>
        <ScenarioList />
      </InlaykitProvider>
    </main>
  )
}
