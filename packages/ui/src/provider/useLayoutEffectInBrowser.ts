import { useEffect, useLayoutEffect } from 'react'

/** `useLayoutEffect` in a browser; on a server, where React 18 warns about it, `useEffect`, which never runs there. */
export const useLayoutEffectInBrowser =
  typeof document === 'undefined' ? useEffect : useLayoutEffect
