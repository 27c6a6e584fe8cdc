const list = document.querySelector('inlaykit-scenario-list')
const runs = document.querySelector('inlaykit-execution-timeline')

// The chosen scenario's runs; those of all when none is chosen.
list.addEventListener('inlaykit-select', ({ detail }) => {
  runs.scenarioId = detail.value ?? undefined
})
