package nl.zorgrouter.region;

/**
 * One municipality and the areas it lies in. No area follows from another: the regions of acute
 * care (ROAZ), of mental-health care (GGZ) and of safety (veiligheidsregio) are drawn differently.
 *
 * @param code the code of Statistics Netherlands, such as {@code GM0014}
 * @param name as people say it
 * @param veiligheidsregio such as {@code VR01}
 * @param subregion the region's own division
 * @param roaz the acute-care region
 * @param ggz the region of acute mental-health care
 */
public record Municipality(
    String code, String name, String veiligheidsregio, String subregion, String roaz, String ggz) {
  /** Whether it is that area, or lies in it. */
  public boolean isIn(String area) {
    return area.equals(code)
        || area.equals(veiligheidsregio)
        || area.equals(subregion)
        || area.equals(roaz)
        || area.equals(ggz);
  }
}
