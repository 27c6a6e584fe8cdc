import { useConnections, useOAuthFlow } from '@inlaykit/ui/hooks'

export function Connect() {
  const { data: connections = [] } = useConnections()
  const flow = useOAuthFlow({ connections })
  const [first] = connections
  if (first !== undefined) return <p>Connected as {first.label}</p>
  return <button onClick={() => flow.begin(null)}>Connect with Make</button>
}
