// The map through time: the theatre's own geometry in its own projection, in km. What it shows at a
// month stands in the table beside it too, which the server writes.
'use strict';
(() => {
  const place = document.getElementById('map');
  if (!place || typeof L === 'undefined') return;
  const slider = document.getElementById('month');
  const date = document.getElementById('date');
  const play = document.getElementById('play');
  const layers = document.getElementById('layers');
  const css = getComputedStyle(document.documentElement);
  const colour = (name) => css.getPropertyValue('--' + name).trim();
  const word = (id) => id.toLowerCase().replaceAll('_', '-');
  const from = document.querySelector('.time').dataset.from.split('-').map(Number);
  // What is said, in the language of the page; what is put in stands in braces.
  const texts = JSON.parse(place.dataset.words);
  const tag = document.documentElement.lang;
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
  // Names of a theatre keep their own direction within a sentence of another language.
  const own = (name) => tag === 'en' ? name : '\u2068' + name + '\u2069';

  const map = L.map(place, {
    crs: L.CRS.Simple, attributionControl: false, zoomControl: false, zoomSnap: 0.25, zoomDelta: 0.5, minZoom: -1,
    maxZoom: 7, keyboard: true, wheelPxPerZoomLevel: 120,
  });
  L.control.zoom({zoomInTitle: texts.nearer, zoomOutTitle: texts.farther}).addTo(map);
  const Scale = L.Control.extend({
    options: {position: 'bottomleft'},
    onAdd: () => L.DomUtil.create('div', 'scale-line'),
  });
  const scale = new Scale().addTo(map).getContainer();
  function km() {
    const width = map.distance(map.containerPointToLatLng([0, 0]),
      map.containerPointToLatLng([120, 0]));
    const digits = Math.pow(10, Math.floor(Math.log10(width)));
    const round = [5, 2, 1].map((n) => n * digits).find((n) => n <= width) || digits;
    scale.textContent = fill(texts.km, {n: round});
    scale.style.width = Math.round(120 * round / width) + 'px';
  }

  const North = L.Control.extend({
    options: {position: 'topright'},
    onAdd: () => {
      const north = L.DomUtil.create('div', 'north');
      north.textContent = texts.north;
      return north;
    },
  });
  new North().addTo(map);

  // Communities are told apart by the shape of their symbol as well as by its colour.
  const shapes = [
    null,
    (x, y, r) => 'M' + [x - r, y - r].join() + 'h' + 2 * r + 'v' + 2 * r + 'h' + -2 * r + 'z',
    (x, y, r) => 'M' + [x, y - 1.25 * r].join() + 'L' + [x + 1.2 * r, y + 0.85 * r].join() + 'L'
      + [x - 1.2 * r, y + 0.85 * r].join() + 'z',
    (x, y, r) => 'M' + [x, y - 1.3 * r].join() + 'L' + [x + 1.3 * r, y].join() + 'L'
      + [x, y + 1.3 * r].join() + 'L' + [x - 1.3 * r, y].join() + 'z',
  ];
  const Symbol_ = L.CircleMarker.extend({
    _updatePath() {
      const shape = shapes[this.options.community % shapes.length];
      if (!shape || this._empty()) {
        this._renderer._updateCircle(this);
      } else {
        this._renderer._setPath(this, shape(this._point.x, this._point.y, 0.9 * this._radius));
      }
    },
  });

  // Settlements lie above zones, names above settlements.
  map.createPane('places').style.zIndex = 450;
  map.createPane('names').style.zIndex = 620;
  map.getPane('names').style.pointerEvents = 'none';

  const hatch = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  hatch.setAttribute('width', 0);
  hatch.setAttribute('height', 0);
  hatch.setAttribute('aria-hidden', 'true');
  hatch.classList.add('hidden');
  const pattern = (id, angle, gap, paper) => '<pattern id="' + id + '" width="' + gap +
    '" height="' + gap + '" patternUnits="userSpaceOnUse" patternTransform="rotate(' + angle +
    ')"><rect width="' + gap + '" height="' + gap + '" fill="' + paper +
    '"/><path d="M0 0V' + gap + '" stroke="#6d6f70" stroke-width="1.2"/></pattern>';
  hatch.innerHTML = '<defs>' + pattern('hatch-nobody', 45, 7, '#ffffff') +
    pattern('hatch-gap-agreement', 90, 8, '#f4f3f0') +
    pattern('hatch-gap-deployment', 90, 4, '#f4f3f0') + '</defs>';
  document.body.append(hatch);

  const groups = {};
  for (const id of ['stages', 'lines', 'presence', 'providers', 'gaps', 'transfers', 'returns', 'residents',
    'displaced', 'names']) groups[id] = L.layerGroup();
  const zones = [];
  let ground = null;
  let course = null;
  let shown = -1;

  const at = (runs, month) => {
    let value = runs[0][1];
    for (const [first, v] of runs) if (first <= month) value = v;
    return value;
  };

  function words(month) {
    const months = from[1] - 1 + month;
    return fill(texts.date, {month, name: texts.months[months % 12],
      year: from[0] + Math.floor(months / 12)});
  }

  function draw() {
    ground.zones.forEach((zone, index) => {
      const shape = L.polygon(zone.shape, {
        color: zone.stake ? colour('line') : '#c9c6be', opacity: zone.stake ? 0.55 : 1,
        weight: 0.8, fillOpacity: 1,
        fillColor: '#f7f6f2', interactive: zone.stake, smoothFactor: 0.6,
      }).addTo(zone.stake ? groups.stages : map);
      if (zone.stake) {
        shape.bindTooltip(() => said(index, shown), {sticky: true});
        shape.on('click', () => meant(index));
      } else {
        shape.bringToBack();
      }
      const {point, room} = middle(zone.shape);
      zones[index] = {shape, inside: point, room, stake: zone.stake, name: zone.name};
    });
    ground.corridors.forEach((corridor) => {
      L.polyline(corridor.shape, {color: '#ffffff', weight: 6}).addTo(groups.lines);
      L.polyline(corridor.shape, {color: '#8a4a0b', weight: 3}).bindTooltip(own(corridor.name))
        .addTo(groups.lines);
    });
    ground.lines.forEach((line) => {
      L.polyline(line.shape, {
        color: colour('line'), weight: line.kind === 'BORDER' ? 1.6 : 2.8,
        dashArray: line.kind === 'BORDER' ? '9 3 2 3' : null,
      }).bindTooltip(own(line.name), {sticky: true}).addTo(groups.lines);
    });
    const above = L.svg({pane: 'places', padding: 0.4});
    ground.places.forEach(([name, y, x, residents, displaced]) => {
      for (const [group, people, hollow] of [['residents', residents, false],
        ['displaced', displaced, true]]) {
        const sum = people.reduce((a, b) => a + b, 0);
        if (sum < 1) continue;
        const most = people.indexOf(Math.max(...people));
        const paint = colour('community-' + most) || '#5a6068';
        new Symbol_([y, x], {
          pane: 'places', renderer: above, community: most, radius: Math.max(1.4, Math.min(11, Math.sqrt(sum) / 22)),
          color: hollow ? paint : '#ffffff', weight: hollow ? 1.4 : 0.6, fillColor: paint,
          fillOpacity: hollow ? 0 : 0.85,
        }).bindTooltip(own(name) + ': ' + people.map((n, i) => n >= 1
          ? own(ground.communities[i]) + ' ' + rounded(n) : '').filter(Boolean).join(', '))
          .addTo(groups[group]);
      }
    });
  }

  // A zone that is chosen on the map is shown among the words.
  function meant(index) {
    const name = document.getElementById('zone-' + index);
    if (!name) return;
    document.querySelectorAll('tr.meant').forEach((row) => row.classList.remove('meant'));
    name.closest('tr').classList.add('meant');
    name.closest('tr').scrollIntoView({block: 'nearest'});
  }

  // Two significant digits, as everywhere.
  function rounded(n) {
    const text = Number(n.toPrecision(n < 10 ? 1 : 2));
    return text.toLocaleString(tag === 'en' ? 'en-GB' : tag);
  }

  // A point well inside the largest part of a zone: the middle of its widest row.
  function middle(shape) {
    let best = null;
    for (const rings of shape) {
      const ring = rings[0];
      const ys = ring.map((p) => p[0]);
      const low = Math.min(...ys);
      const high = Math.max(...ys);
      for (let k = 1; k < 12; k++) {
        const y = low + (high - low) * k / 12;
        const xs = [];
        for (let i = 0; i + 1 < ring.length; i++) {
          const [y1, x1] = ring[i];
          const [y2, x2] = ring[i + 1];
          if ((y1 > y) !== (y2 > y)) xs.push(x1 + (y - y1) / (y2 - y1) * (x2 - x1));
        }
        xs.sort((a, b) => a - b);
        for (let i = 0; i + 1 < xs.length; i += 2) {
          const room = Math.min(xs[i + 1] - xs[i], 2.2 * Math.min(y - low, high - y));
          if (!best || room > best.room) best = {room, point: L.latLng(y, (xs[i] + xs[i + 1]) / 2)};
        }
      }
    }
    return best || {room: 0, point: L.latLng(shape[0][0][0])};
  }

  // Boxes of what is written, in px of the map, so that nothing is written over anything else.
  let named = [];
  const apart = (a, b) => a[2] <= b[0] || b[2] <= a[0] || a[3] <= b[1] || b[3] <= a[1];
  const box = (at, dx, dy, width, height) => [at.x + dx - width / 2, at.y + dy - height / 2,
    at.x + dx + width / 2, at.y + dy + height / 2];
  // What is said at a zone stands under, over or beside its point.
  const places = [[0, -17], [0, -31], [0, 18], [40, 0], [-40, 0]];
  const disc = 9;

  // Zones that are seen and large enough on the screen to say something in.
  function seen(least) {
    const perKm = map.getZoomScale(map.getZoom(), 0);
    const view = map.getBounds().pad(0.1);
    return zones.map((zone, index) => ({zone, index}))
      .filter(({zone}) => zone.stake && zone.room * perKm > least && view.contains(zone.inside))
      .sort((a, b) => b.zone.room - a.zone.room)
      .map((z) => ({...z, at: map.latLngToLayerPoint(z.zone.inside),
        room: z.zone.room * perKm}));
  }

  // Names of zones that have room for them and do not lie on another's name or point.
  function label() {
    groups.names.clearLayers();
    const all = seen(12);
    const discs = all.map(({at}) => box(at, 0, 0, 2 * disc, 2 * disc));
    named = [];
    all.forEach(({zone, at, room}, i) => {
      const lines = zone.name.split(' / ');
      const width = 6.4 * Math.max(...lines.map((line) => line.length));
      const height = 14 * lines.length;
      const mine = box(at, 0, 9 + height / 2, width, height);
      if (room > width && named.every((other) => apart(mine, other))
          && discs.every((other, j) => j === i || apart(mine, other))) {
        named.push(mine);
        L.marker(zone.inside, {
          pane: 'names', interactive: false, keyboard: false,
          icon: L.divIcon({className: 'name-zone', html: '', iconSize: [160, 30],
            iconAnchor: [80, -9]}),
        }).addTo(groups.names).getElement()
          .append(...lines.flatMap((line, i) => i ? [document.createElement('br'), own(line)]
            : [own(line)]));
      }
    });
  }

  function year(month) {
    let last = -1;
    course.returned.months.forEach((m, i) => { if (m <= month) last = i; });
    return last;
  }

  // A zone in words, for whoever points at it.
  function said(index, month) {
    const stage = course.stages[at(course.stage[index], month)];
    const open = at(course.open[index], month);
    const transfer = course.transfer[index];
    const people = year(month) < 0 ? 0 : course.returned.zones[year(month)][index];
    const all = [own(zones[index].name) + ': ' + texts.stages[stage.id]];
    if (open > 0) all.push(fill(texts.open, {share: open}));
    if (transfer !== null && transfer !== undefined) {
      all.push(transfer <= month ? texts.transferred : fill(texts.transfer, {month: transfer}));
    }
    if (people >= 1) all.push(fill(texts.returned, {people: rounded(people)}));
    return all.join('; ');
  }

  function paint(month) {
    groups.presence.clearLayers();
    groups.providers.clearLayers();
    groups.gaps.clearLayers();
    groups.transfers.clearLayers();
    groups.returns.clearLayers();
    const last = year(month);
    zones.forEach((zone, index) => {
      if (!zone.stake) return;
      const stage = course.stages[at(course.stage[index], month)];
      const path = zone.shape.getElement();
      // Only what changes is touched: there may be thousands.
      if (path && zone.stage !== stage.id) {
        zone.stage = stage.id;
        const hatched = ['NOBODY', 'GAP_AGREEMENT', 'GAP_DEPLOYMENT'].includes(stage.id);
        path.setAttribute('fill', hatched ? 'url(#hatch-' + word(stage.id) + ')'
          : colour(word(stage.id)));
      }
    });
    const all = seen(5);
    const taken = [...named, ...all.map(({at: point}) => box(point, 0, 0, 2 * disc, 2 * disc))];
    const beside = (zone, className, text, dx, dy) => L.marker(zone.inside, {
      interactive: false, keyboard: false,
      icon: L.divIcon({className, html: text, iconSize: [60, 12], iconAnchor: [30 - dx, 6 - dy]}),
    });
    // The first place that is free; where none is, the words are there for whoever points.
    const put = (zone, point, width, className, html, group) => {
      for (const [dx, dy] of places) {
        const mine = box(point, dx, dy, width, 13);
        if (taken.every((other) => apart(mine, other))) {
          taken.push(mine);
          beside(zone, className, html, dx, dy).addTo(group);
          return;
        }
      }
    };
    const write = (zone, point, text, group) =>
      put(zone, point, 7 * text.length + 2, 'mark-transfer', text, group);
    for (const {zone, index, at: point, room} of all) {
      const level = at(course.level[index], month);
      if (level > 0) {
        L.circleMarker(zone.inside, {
          radius: [0, 3, 5, 7][level], color: '#ffffff', weight: 1.5, fillColor: colour('line'),
          fillOpacity: 1, interactive: false,
        }).addTo(groups.presence);
      }
      if (room < 12) continue;
      if (at(course.open[index], month) > 0 && map.hasLayer(groups.gaps)) {
        const dx = level > 0 ? 17 : 0;
        taken.push(box(point, dx, 0, 18, 18));
        beside(zone, 'mark-gap', '<b>!</b>', dx, 0).addTo(groups.gaps);
      }
    }
    for (const {zone, index, at: point, room} of all) {
      if (room < 12) continue;
      const who = at(course.who[index], month);
      if (who > 0 && map.hasLayer(groups.providers)) {
        const there = providers(who);
        put(zone, point, there.width, 'mark-who', there.svg, groups.providers);
      }
      const transfer = course.transfer[index];
      if (transfer !== null && transfer !== undefined && map.hasLayer(groups.transfers)) {
        write(zone, point, '⇄ ' + (transfer <= month ? texts.done : transfer), groups.transfers);
      }
      const people = last < 0 ? 0 : course.returned.zones[last][index];
      if (people >= 1 && map.hasLayer(groups.returns)) {
        L.circleMarker(zone.inside, {
          radius: Math.max(3, Math.min(34, Math.sqrt(people) / 9)), color: '#00543c', weight: 2,
          fillColor: '#6fa396', fillOpacity: 0.35, interactive: false,
        }).addTo(groups.returns);
        write(zone, point, rounded(people), groups.returns);
      }
    }
    // Canvas and paths are drawn in the order of their panes; settlements stay on top.
    shown = month;
  }

  // Who is there: a shape for each type of provider, larger where it is harder.
  const symbols = [
    (x, r) => '<circle cx="' + x + '" cy="7" r="' + r + '"/>',
    (x, r) => '<path d="M' + [x - r, 7 - r].join(' ') + 'h' + 2 * r + 'v' + 2 * r + 'h' + -2 * r
      + 'z"/>',
    (x, r) => '<path d="M' + x + ' ' + (7 - 1.3 * r) + 'l' + [1.3 * r, 1.3 * r].join(' ') + 'l'
      + [-1.3 * r, 1.3 * r].join(' ') + 'l' + [-1.3 * r, -1.3 * r].join(' ') + 'z"/>',
    (x, r) => '<path d="M' + x + ' ' + (7 - 1.2 * r) + 'l' + [1.2 * r, 2.1 * r].join(' ') + 'h'
      + -2.4 * r + 'z"/>',
    (x, r) => '<circle cx="' + x + '" cy="7" r="' + (r - 0.6) + '" fill="#ffffff"/><circle cx="'
      + x + '" cy="7" r="' + (r - 0.6) + '" fill="#ffffff" stroke="' + colour('line')
      + '" stroke-width="1.8"/>',
  ];
  function providers(code) {
    const shapes = [];
    symbols.forEach((symbol, type) => {
      const level = (code >> 2 * type) & 3;
      if (level) shapes.push(symbol(8 + 15 * shapes.length, [0, 3, 4, 5][level]));
    });
    const width = 15 * shapes.length + 1;
    return {width, svg: '<svg width="' + width + '" height="14" fill="' + colour('line') +
      '" stroke="#ffffff" stroke-width="2.4" paint-order="stroke">' + shapes.join('') + '</svg>'};
  }

  let waiting = null;
  function go(month, quick) {
    slider.value = month;
    date.textContent = words(month);
    if (course && month !== shown) paint(month);
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      const address = new URL(location.href);
      address.searchParams.set('month', month);
      history.replaceState(null, '', address);
      place.dataset.month = month;
      htmx.ajax('GET', place.dataset.table + '&month=' + month,
        {target: '#at', swap: 'outerHTML'});
    }, quick ? 900 : 160);
  }

  function choose() {
    const on = [...layers.querySelectorAll('input:checked')].map((box) => box.value);
    for (const [id, group] of Object.entries(groups)) {
      if (id === 'names' || on.includes(id)) group.addTo(map); else group.remove();
    }
    const address = new URL(location.href);
    address.searchParams.set('layers', on.join('.'));
    history.replaceState(null, '', address);
    if (course) paint(Number(slider.value));
  }

  let ticking = null;
  function stop() {
    clearInterval(ticking);
    ticking = null;
    play.textContent = texts.play;
    play.setAttribute('aria-pressed', 'false');
  }
  play.addEventListener('click', () => {
    if (ticking) { stop(); return; }
    play.textContent = texts.pause;
    play.setAttribute('aria-pressed', 'true');
    if (Number(slider.value) >= Number(slider.max)) go(0, true);
    ticking = setInterval(() => {
      const next = Number(slider.value) + 1;
      if (next > Number(slider.max)) { stop(); return; }
      go(next, true);
    }, 160);
  });
  slider.addEventListener('input', () => { stop(); go(Number(slider.value), false); });

  // What is looked at stands in the address, too, once somebody has moved the map: its middle in km
  // and how near.
  const looked = () => {
    const {lat, lng} = map.getCenter();
    return [lat.toFixed(1), lng.toFixed(1), map.getZoom()].join('_');
  };
  let last = null;
  function keep() {
    if (last === null || looked() === last) return;
    last = looked();
    const address = new URL(location.href);
    address.searchParams.set('view', last);
    history.replaceState(null, '', address);
  }
  function look() {
    map.fitBounds(ground.frame, {padding: [6, 6]});
    const asked = (new URLSearchParams(location.search).get('view') || '').split('_').map(Number);
    if (asked.length === 3 && asked.every(Number.isFinite)
        && map.getBounds().contains([asked[0], asked[1]])) {
      map.setView([asked[0], asked[1]], asked[2], {animate: false});
    }
    last = looked();
  }

  Promise.all([fetch(place.dataset.ground), fetch(place.dataset.course)])
    .then(async ([one, two]) => {
      if (!one.ok || !two.ok) throw new Error('not there');
      ground = await one.json();
      course = await two.json();
      map.invalidateSize();
      look();
      draw();
      map.on('zoomend moveend', km);
      map.on('moveend', () => {
        label();
        if (shown >= 0) paint(shown);
        keep();
      });
      for (const [id, group] of Object.entries(groups)) {
        const box = document.getElementById('layer-' + id);
        if (!box || box.checked) group.addTo(map);
      }
      label();
      paint(Number(slider.value));
      km();
      layers.addEventListener('change', choose);
      // On paper the map has a size of its own and shows what is at stake, whatever was looked at.
      for (const [event, printing] of [['beforeprint', true], ['afterprint', false]]) {
        window.addEventListener(event, () => {
          last = null;
          place.classList.toggle('printing', printing);
          map.invalidateSize({animate: false});
          if (printing) map.fitBounds(ground.frame, {padding: [6, 6], animate: false});
          else look();
          km();
        });
      }
      place.dataset.ready = 'yes';
    })
    .catch(() => {
      place.textContent = texts.failed;
    });
})();
