package android.view;

import fake.World;

public class View {
    private static final int WIDTH = 1080;
    private static final int HEIGHT = 2400;
    private final boolean window;

    public View(String name) {
        window = name.equals("window");
    }

    private int[] box() {
        boolean whole = window || !World.is("picture", "between the bars");
        return whole ? new int[] {0, 0, WIDTH, HEIGHT} : new int[] {0, 80, WIDTH, HEIGHT - 80 - 48};
    }

    public WindowInsets getRootWindowInsets() {
        return World.is("insets", "null") ? null : new WindowInsets();
    }

    public void getLocationInWindow(int[] corner) {
        corner[0] = box()[0];
        corner[1] = box()[1];
    }

    public final int getWidth() {
        return box()[2];
    }

    public final int getHeight() {
        return box()[3];
    }
}
