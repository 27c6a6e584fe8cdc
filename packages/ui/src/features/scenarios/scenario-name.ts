/** Make's longest name of a scenario, in characters. */
export const longestScenarioName = 120

/** Whether the server takes it for a scenario's name: 1 to 120 characters in one line. */
export function isScenarioName(name: string): boolean {
  return /^\P{Cc}{1,120}$/u.test(name.trim())
}

/**
 * What a copy may be called: the original's name with a mark, cut between two characters where both are too long.
 * @param mark puts the mark of the reader's language to a name
 */
export function copyNameOf(name: string, mark: (name: string) => string): string {
  const room = longestScenarioName - mark('').length
  let kept = ''
  for (const character of name) {
    if (kept.length + character.length > room) break
    kept += character
  }
  return mark(kept)
}
