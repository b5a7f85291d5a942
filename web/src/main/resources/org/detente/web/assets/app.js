// Small comforts; every page works without them.
'use strict';
document.documentElement.classList.add('script');
// Scripts change the address while a page is open (months, layers, levers): a form that leads to the
// same page takes along what the address says now, beside what the form asks itself and what it
// leaves behind on purpose.
function carry(form) {
  const asked = [...form.elements].filter((e) => e.type !== 'hidden').map((e) => e.name);
  const left = [...asked, ...form.dataset.carry.split(' ')];
  const now = [...new URLSearchParams(location.search)].filter(([name]) => !left.includes(name));
  form.querySelectorAll('input[type=hidden]').forEach((field) => field.remove());
  for (const [name, value] of now) {
    const field = document.createElement('input');
    field.type = 'hidden';
    field.name = name;
    field.value = value;
    form.append(field);
  }
}
// A choice takes effect at once.
document.addEventListener('change', (event) => {
  if (!event.target.matches('[data-submit]')) return;
  if (event.target.form.dataset.carry !== undefined) carry(event.target.form);
  event.target.form.submit();
});
// An address that leads to what a picture rests on opens it.
function openGrounds() {
  if (location.hash === '#rests-on') {
    const first = document.querySelector('#rests-on details');
    if (first) first.open = true;
  }
}
window.addEventListener('hashchange', openGrounds);
openGrounds();
// Marks of pictures say what they are: pointed at, touched, or gone through with the arrows while
// the picture has the focus. Without this script a mark's title is shown by the browser itself.
{
  const tip = document.createElement('div');
  tip.className = 'tip';
  tip.setAttribute('role', 'status');
  const ring = document.createElement('div');
  ring.className = 'ring';
  ring.setAttribute('aria-hidden', 'true');
  document.body.append(ring, tip);
  const near = 10;
  let shown = null;
  // Where the arrows are; keys may come faster than the page is drawn.
  let wanted = null;

  const marks = (picture) => [...picture.querySelectorAll('[data-mark]')];

  // The title moves into an attribute, or the browser would show it a second time.
  function words(mark) {
    const title = mark.querySelector(':scope > title');
    if (title) {
      mark.dataset.says = title.textContent;
      title.remove();
    }
    return mark.dataset.says || '';
  }

  function hide() {
    shown = null;
    tip.textContent = '';
    tip.classList.remove('on');
    ring.classList.remove('on');
  }

  function show(mark, x, y) {
    const box = mark.getBoundingClientRect();
    if (mark !== shown) tip.textContent = words(mark);
    shown = mark;
    tip.classList.add('on');
    ring.classList.add('on');
    ring.style.left = (box.left - 3) + 'px';
    ring.style.top = (box.top - 3) + 'px';
    ring.style.width = (box.width + 6) + 'px';
    ring.style.height = (box.height + 6) + 'px';
    const wide = document.documentElement.clientWidth;
    const left = Math.max(4, Math.min(x + 12, wide - tip.offsetWidth - 4));
    const above = y - tip.offsetHeight - 12;
    tip.style.left = left + 'px';
    tip.style.top = (above > 4 ? above : y + 18) + 'px';
  }

  // A dot is smaller than a finger: what lies near is meant.
  function meant(event) {
    const hit = event.target.closest('[data-mark]');
    if (hit && !hit.querySelector('[data-spot]')) return hit;
    let best = hit;
    let least = near;
    for (const mark of marks(event.target.closest('.picture'))) {
      const box = mark.getBoundingClientRect();
      if (box.width > 2 * near || box.height > 2 * near) continue;
      const away = Math.hypot(event.clientX - box.left - box.width / 2,
        event.clientY - box.top - box.height / 2);
      if (away < least) {
        least = away;
        best = mark;
      }
    }
    return best;
  }

  function point(event) {
    if (!event.target.closest || !event.target.closest('.picture svg')) {
      if (shown && event.type !== 'pointermove') hide();
      else if (shown && !shown.closest('.picture').matches(':focus')) hide();
      return;
    }
    const mark = meant(event);
    wanted = mark;
    if (mark) show(mark, event.clientX, event.clientY); else hide();
  }
  document.addEventListener('pointermove', point);
  document.addEventListener('pointerdown', point);
  document.addEventListener('scroll', () => { if (shown) hide(); }, true);
  document.addEventListener('focusout', () => {
    wanted = null;
    hide();
  });

  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') {
      wanted = null;
      hide();
      return;
    }
    const picture = event.target.closest && event.target.closest('.picture');
    if (!picture || event.target !== picture || event.altKey || event.ctrlKey || event.metaKey) {
      return;
    }
    const all = marks(picture);
    if (!all.length) return;
    const at = all.indexOf(wanted);
    const to = {
      ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1,
      Home: 0, End: all.length - 1,
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const mark = all[Math.max(0, Math.min(all.length - 1, to))];
    let box = mark.getBoundingClientRect();
    const frame = picture.getBoundingClientRect();
    if (box.left < frame.left || box.right > frame.right || box.top < 0
        || box.bottom > innerHeight) {
      mark.scrollIntoView({block: 'nearest', inline: 'nearest'});
      box = mark.getBoundingClientRect();
    }
    // Moving the page hides what was shown; this comes after it.
    wanted = mark;
    requestAnimationFrame(() => requestAnimationFrame(() => {
      if (wanted === mark) show(mark, box.left + box.width / 2, box.top);
    }));
  });
}
