import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './App.js'
import { PreferencesProvider } from './preferences.js'
import './styles/base.css'
import './styles/shell.css'
import './styles/pages.css'

const queryClient = new QueryClient({ defaultOptions: { queries: { staleTime: 30_000 } } })
const container = document.getElementById('root')
if (container === null) throw new Error('The page has no #root')

createRoot(container).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <PreferencesProvider>
        <App />
      </PreferencesProvider>
    </QueryClientProvider>
  </StrictMode>,
)
