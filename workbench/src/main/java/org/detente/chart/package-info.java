/// Pictures as SVG text: pure functions of results, the same for the paper, the web pages and
/// files. One palette, one signature ramp from hard to soft, uncertainty always drawn, titles and
/// descriptions for readers who cannot see.
package org.detente.chart;
