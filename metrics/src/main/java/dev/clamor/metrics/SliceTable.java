package dev.clamor.metrics;

import java.util.Arrays;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** A {@link RatioVector} per slice of time, found without making an object; slices far out of any run are kept apart. */
final class SliceTable {
    private static final int DENSE = 1 << 16;
    private static final int FIRST = 64;

    private final int width;
    private final RatioTable<Integer> far;
    private @Nullable RatioVector[] near = new RatioVector[FIRST];

    SliceTable(int width) {
        this.width = width;
        far = new RatioTable<>(width);
    }

    /** The row of a slice, empty at first. */
    RatioVector row(int slice) {
        if (slice < 0 || slice >= DENSE) {
            return far.row(slice);
        }
        if (slice >= near.length) {
            near = Arrays.copyOf(near, Math.max(slice + 1, 2 * near.length));
        }
        RatioVector row = near[slice];
        if (row == null) {
            row = new RatioVector(width);
            near[slice] = row;
        }
        return row;
    }

    void combine(SliceTable other) {
        far.combine(other.far);
        for (int slice = 0; slice < other.near.length; slice++) {
            RatioVector row = other.near[slice];
            if (row != null) {
                row(slice).add(row);
            }
        }
    }

    /** One column by slice, without the slices that have no events in it. */
    SortedMap<Integer, Ratio> column(int index) {
        SortedMap<Integer, Ratio> column = far.column(index);
        for (int slice = 0; slice < near.length; slice++) {
            RatioVector row = near[slice];
            if (row != null && row.total(index) > 0) {
                column.put(slice, row.ratio(index));
            }
        }
        return column;
    }
}
