/// Files that people bring (GeoJSON, GeoPackage, CSV, XLSX) as layers: tables with names for their
/// columns and a shape for each row, in degrees. What is in a file is believed in nothing.
package org.detente.web.upload;
