package android.graphics;

public class Color {
    public static final int BLUE = 0xff0000ff;
}
