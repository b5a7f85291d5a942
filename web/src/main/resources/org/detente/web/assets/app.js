// Small comforts; every page works without them.
'use strict';
document.documentElement.classList.add('script');
// A choice takes effect at once.
document.addEventListener('change', (event) => {
  if (event.target.matches('[data-submit]')) event.target.form.submit();
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
