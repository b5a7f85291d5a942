/// Who may read what: audiences and what each of them is shown.
package org.detente.access;
