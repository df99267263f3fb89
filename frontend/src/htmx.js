// Partial updates by attributes. Nothing is evaluated: the pages' policy forbids it, so hx-on and hx-vals "js:" are not used.
import "htmx.org";
