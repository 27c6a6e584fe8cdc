import { useQuery, useQueryClient } from '@tanstack/react-query'
import { createContext, useContext } from 'react'
import { api } from './api.js'
import type { Me, Session } from './api.js'

const sessionKey = ['larkfield', 'session'] as const

/** Who is signed in, and who could be. */
export function useSession() {
  return useQuery({ queryKey: sessionKey, queryFn: api.session, staleTime: Infinity })
}

/** Signing in, out, and changing company. Whatever belonged to the one before is forgotten. */
export function useSessionActions() {
  const client = useQueryClient()
  const become = (me: Me | null) => {
    const session = client.getQueryData<Session>(sessionKey)
    client.clear()
    if (session !== undefined) client.setQueryData<Session>(sessionKey, { ...session, me })
  }
  return {
    signIn: async (personId: string, companyId?: string) => {
      become((await api.signIn(personId, companyId)).me)
    },
    signOut: async () => {
      await api.signOut()
      become(null)
    },
  }
}

/** Who is signed in, for the pages behind the sign-in. */
export const MeContext = createContext<Me | null>(null)

/** Who is signed in. */
export function useMe(): Me {
  const me = useContext(MeContext)
  if (me === null) throw new Error('useMe needs someone signed in')
  return me
}
