import { useQueryClient } from '@tanstack/react-query'
import { InlaykitProvider } from '@inlaykit/ui'
import '@inlaykit/ui/styles.css'
import type { ReactNode } from 'react'
import { usePreferences } from '../preferences.js'
import { useMe } from '../session.js'

/** Larkfield's own look, handed to the kit: its variables follow the page's theme by themselves. */
const variables = {
  '--ik-background': 'var(--panel)',
  '--ik-surface': 'var(--panel)',
  '--ik-text': 'var(--ink)',
  '--ik-text-muted': 'var(--ink-soft)',
  '--ik-border': 'var(--line)',
  '--ik-border-strong': 'var(--line-strong)',
  '--ik-accent': 'var(--brand)',
  '--ik-accent-hover': 'var(--brand-strong)',
  '--ik-on-accent': 'var(--on-brand)',
  '--ik-focus': 'var(--brand)',
  '--ik-radius': '9px',
} as const

/** The kit, in Larkfield's look and language, for whoever is signed in. */
export function Kit({ children }: { readonly children: ReactNode }) {
  const me = useMe()
  const { language, dark, contrast } = usePreferences()
  const queryClient = useQueryClient()
  return (
    <InlaykitProvider
      key={`${me.id} ${me.company.id}`}
      baseUrl="/api/inlaykit"
      locale={language}
      queryClient={queryClient}
      appearance={{
        colorScheme: dark ? 'dark' : 'light',
        contrast: contrast ? 'more' : 'standard',
        variables,
      }}
    >
      {children}
    </InlaykitProvider>
  )
}
