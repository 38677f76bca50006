// What makes the pages pleasant: keys, choosing, copying, live counts. Every act stays a form that works without this.
;(() => {
  const one = (selector, root = document) => root.querySelector(selector)
  const all = (selector, root = document) => [...root.querySelectorAll(selector)]
  const words = document.body.dataset
  const shortcuts = words.shortcuts === 'on'
  const say = text => {
    const box = one('[data-say]')
    if (box) box.textContent = text
  }

  // Rows: the keys mean the row that has the focus; `here` only remembers it while nothing has.
  const rows = all('tr[data-item]')
  let here = -1
  const mark = index => {
    rows[here]?.classList.remove('here')
    here = index
    rows[here]?.classList.add('here')
  }
  document.addEventListener('focusin', event => {
    const index = rows.indexOf(event.target.closest('tr[data-item]'))
    if (index >= 0) mark(index)
  })
  const current = () => {
    const active = document.activeElement
    const row = active?.closest('tr[data-item]')
    if (row) return row
    return active === null || active === document.body || active.id === 'content' ? rows[here] : undefined
  }
  const go = step => {
    if (rows.length === 0) return
    mark(Math.max(0, Math.min(rows.length - 1, here + step)))
    one('.subject a', rows[here])?.focus({ preventScroll: true })
    rows[here].scrollIntoView({ block: 'nearest' })
  }

  // Choosing: a wave counts with all its mails, and a mail below its chosen wave not once more.
  const picks = all('input[form=bulk]')
  const everything = one('[data-pick-all]')
  const chosen = one('[data-chosen]')
  const number = new Intl.NumberFormat(document.documentElement.lang)
  const isInChosenWave = ({ dataset: { part } }) =>
    part !== undefined && picks.some(other => other.checked && other.dataset.wave === part)
  const sizeOf = pick => (isInChosenWave(pick) ? 0 : Number(pick.dataset.size ?? 1))
  const tell = () => {
    const checked = picks.filter(pick => pick.checked)
    const count = checked.reduce((sum, pick) => sum + sizeOf(pick), 0)
    if (chosen)
      chosen.textContent = count === 0 ? '' : chosen.dataset.chosen.replace('{count}', number.format(count))
    if (everything) {
      everything.checked = count > 0 && checked.length === picks.length
      everything.indeterminate = count > 0 && checked.length < picks.length
    }
  }
  if (everything) {
    everything.closest('label').hidden = false
    one('[data-pick-head]').hidden = true
    everything.addEventListener('change', () => {
      for (const pick of picks) pick.checked = everything.checked
      tell()
    })
  }
  for (const pick of picks) pick.addEventListener('change', tell)
  tell()

  const open = target => {
    if (target.tagName === 'SUMMARY') {
      const box = target.parentElement
      box.open = !box.open
      if (box.open) one('input:not([type=hidden]), textarea, select, button', box)?.focus()
    } else if (target.tagName === 'INPUT') {
      target.focus()
      target.select()
    } else target.click()
  }
  // Without a choice the act is for the row that has the focus, and for no other.
  const bulk = button => {
    if (!picks.some(pick => pick.checked)) {
      const row = current()
      const pick = row && one('input[form=bulk]', row)
      if (!pick) return
      pick.checked = true
      tell()
    }
    button.click()
  }

  // Where one was in the list goes over an act: the row after what was acted on, else the one before it.
  const query = new URLSearchParams(location.search)
  query.delete('notice')
  const list = `${location.pathname}?${query}`
  const isActedOn = row => picks.some(pick => row.contains(pick) && (pick.checked || isInChosenWave(pick)))
  document.addEventListener('submit', ({ target }) => {
    if (!target.matches('#bulk, [data-undo]')) return
    // not by `target.id`: a form answers that with its field of this name
    const gone = target.matches('#bulk') ? rows.filter(isActedOn) : []
    const from = here >= 0 ? here : rows.indexOf(gone[0])
    const near = from < 0 ? [] : [...rows.slice(from), ...rows.slice(0, from).reverse()]
    const place = near.find(row => !gone.includes(row))
    if (place) sessionStorage.setItem('place', JSON.stringify([list, place.dataset.item]))
  })
  const place = JSON.parse((rows.length > 0 && sessionStorage.getItem('place')) || '[]')
  if (place[0] === list) go(rows.findIndex(row => row.dataset.item === place[1]) - here)
  if (rows.length > 0) sessionStorage.removeItem('place')

  const moves = {
    j: () => go(1),
    k: () => go(-1),
    o: () => {
      const row = current()
      if (row) one('.subject a', row)?.click()
    },
    x: () => {
      const row = current()
      if (row) one('input[form=bulk]', row)?.click()
    },
    '?': () => location.assign('/keys'),
    i: () => location.assign('/'),
  }
  const typing = target =>
    target instanceof HTMLElement &&
    target.matches('input:not([type=checkbox], [type=radio]), textarea, select')
  document.addEventListener('keydown', event => {
    if (event.key === 'Escape') {
      for (const box of all('details.act[open], details.morefilters[open]')) {
        box.open = false
        one('summary', box)?.focus()
      }
      return
    }
    if (
      !shortcuts ||
      event.ctrlKey ||
      event.metaKey ||
      event.altKey ||
      event.isComposing ||
      typing(event.target)
    )
      return
    const target = one(`[data-key="${CSS.escape(event.key)}"]`)
    const move = moves[event.key]
    if (!target && !move) return
    event.preventDefault()
    if (target?.closest('#bulk')) bulk(target)
    else if (target) open(target)
    else move()
  })
  if (shortcuts)
    for (const target of all('[data-key]')) target.setAttribute('aria-keyshortcuts', target.dataset.key)

  for (const button of all('[data-copy]')) {
    button.hidden = false
    button.addEventListener('click', async () => {
      const label = button.textContent
      await navigator.clipboard?.writeText(button.dataset.copy)
      button.setAttribute('role', 'status')
      button.textContent = button.dataset.copied
      setTimeout(() => {
        button.removeAttribute('role')
        button.textContent = label
      }, 2000)
    })
  }

  // the item page: all or none of many recipients; a line of evidence opens the text that it is marked in
  for (const button of all('[data-choose]')) {
    button.hidden = false
    button.addEventListener('click', () => {
      for (const box of all('input[type=checkbox]', button.closest('fieldset')))
        box.checked = button.dataset.choose === 'all'
    })
  }
  for (const link of all('a[data-mark]')) {
    link.addEventListener('click', () => {
      const tab = document.getElementById(`mark-${link.dataset.mark}`)?.closest('details.tab')
      if (tab) tab.open = true
    })
  }

  const root = one('[data-live]')
  const watch = (box, names) => {
    const text = names.length === 0 ? '' : words.watched.replace('{names}', names.join(', '))
    if (box.textContent === text) return
    box.textContent = text
    if (text !== '' && !box.matches('[role=status]')) say(text)
  }
  const show = state => {
    for (const box of all('[data-count]')) {
      const value = state.counts[box.dataset.count]
      if (value !== undefined) box.textContent = number.format(value)
    }
    for (const box of all('[data-presence]'))
      watch(
        box,
        state.presence.filter(entry => entry.item === box.dataset.presence).map(entry => entry.user),
      )
  }
  let first = null
  let asking = 0
  const over = () => {
    clearInterval(asking)
    const note = one('[data-ended]')
    if (note) note.hidden = false
  }
  const ask = async () => {
    if (document.hidden) return
    const answer = await fetch(root.dataset.live, { headers: { accept: 'application/json' } })
    if (answer.redirected) return over()
    if (!answer.ok) return
    const state = await answer.json()
    show(state)
    const fresh = one('[data-fresh]')
    if (first !== null && fresh && state.counts.waiting > first) fresh.hidden = false
    first ??= state.counts.waiting
  }
  if (root) {
    const again = () => ask().catch(() => undefined)
    again()
    asking = setInterval(again, 15000)
  }

  // The notice: closed without a request, and a focus inside it is never lost.
  const content = one('#content')
  const close = one('[data-close]')
  close?.addEventListener('click', event => {
    event.preventDefault()
    history.replaceState(null, '', close.href)
    close.closest('.notice').remove()
    content?.focus()
  })
  const undo = one('form[data-undo]')
  if (undo) {
    const box = one('[data-left]', undo)
    let left = Number(undo.dataset.undo)
    const count = () => {
      box.textContent = box.dataset.left.replace('{count}', number.format(left))
    }
    count()
    const timer = setInterval(() => {
      left -= 1
      count()
      if (left > 0) return
      clearInterval(timer)
      if (undo.contains(document.activeElement)) close?.focus()
      undo.hidden = true
    }, 1000)
  }
})()
