import { createQueries } from '@inlaykit/ui/queries'
import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query'
import { headers } from 'next/headers'
import { getBff } from '../../lib/inlaykit'
import { Scenarios } from './scenarios'

/** Rendered for each request: each person sees their own. */
export const dynamic = 'force-dynamic'

/** The list with its rows in the HTML. */
export default async function Page() {
  const bff = await getBff()
  const cookie = (await headers()).get('cookie') ?? ''
  const queryClient = new QueryClient()
  const queries = createQueries({
    queryClient,
    baseUrl: '/api/inlaykit',
    // The BFF is in this very process: nothing leaves it.
    origin: 'http://localhost',
    fetch: (input, init) => bff.fetch(new Request(input, init)),
    headers: { cookie },
  })
  await queries.prefetchScenarioList()
  return (
    <main>
      <h1>Scenarios</h1>
      <HydrationBoundary state={dehydrate(queryClient)}>
        <Scenarios />
      </HydrationBoundary>
    </main>
  )
}
