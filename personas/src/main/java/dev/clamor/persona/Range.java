package dev.clamor.persona;

/** Whole numbers from {@code least} to {@code most}, inclusive. */
public record Range(int least, int most) {
    /** Refuses an empty range. */
    public Range {
        if (least > most) {
            throw new IllegalArgumentException("range: expected least <= most. Found: " + least + " > " + most);
        }
    }
}
