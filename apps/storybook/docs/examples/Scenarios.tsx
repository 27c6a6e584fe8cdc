import { useScenarios, useSetScenarioActive } from '@inlaykit/ui/hooks'

export function Switches() {
  const { scenarios, hasMore, loadMore } = useScenarios({ sort: '-lastRunAt' })
  const setActive = useSetScenarioActive()
  return (
    <>
      {scenarios.map(({ id, name, status }) => (
        <label key={id}>
          <input
            type="checkbox"
            checked={status === 'active'}
            onChange={(event) => setActive.mutate({ scenarioId: id, active: event.target.checked })}
          />
          {name}
        </label>
      ))}
      {hasMore && <button onClick={loadMore}>Show more</button>}
    </>
  )
}
