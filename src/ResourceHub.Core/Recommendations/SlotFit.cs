using ResourceHub.Core.Catalog;
using static ResourceHub.Core.Catalog.LearningResourceType;

namespace ResourceHub.Core.Recommendations;

/// <summary>How well a kind of resource serves to teach, to practise or to re-assess.</summary>
internal static class SlotFit
{
    /// <summary>Below this a resource is not offered for the slot.</summary>
    public const double Least = .3;

    // teach, practise, re-assess
    static readonly Dictionary<LearningResourceType, (double, double, double)> Types = new()
    {
        [Lesson] = (1, .2, 0), [Video] = (1, 0, 0), [Simulation] = (.95, .7, 0), [Example] = (.9, .3, 0), [LessonPlan] = (.9, .2, 0),
        [Article] = (.85, 0, 0), [Text] = (.85, 0, 0), [Audio] = (.85, 0, 0), [Website] = (.75, .3, 0), [Book] = (.75, .2, 0), [Textbook] = (.75, .3, 0),
        [Unit] = (.6, .2, 0), [Module] = (.6, .2, 0), [Course] = (.5, .2, 0), [Collection] = (.5, .3, 0), [Curriculum] = (.3, 0, 0),
        [Activity] = (.5, 1, .3), [Game] = (.4, 1, .3), [Worksheet] = (.3, 1, .5), [Project] = (.4, .8, .4),
        [AssessmentItem] = (0, .8, 1), [Assessment] = (0, .4, 1), [Rubric] = (0, 0, .2), [Other] = (.5, .5, .3),
    };

    /// <summary>From 0 (not for this) to 1 (made for it).</summary>
    public static double Of(LearningResource resource, AlignmentRole role, BundleSlot slot)
    {
        if (role == AlignmentRole.Requires || slot == BundleSlot.Teach && role != AlignmentRole.Teaches)
            return 0;
        if (slot == BundleSlot.Reassess && role != AlignmentRole.Assesses && !resource.IsAssessment)
            return 0;
        var best = resource.LearningResourceType.Count == 0 ? .5 : 0;
        foreach (var type in resource.LearningResourceType)
            best = Math.Max(best, Pick(Types.GetValueOrDefault(type, (.5, .5, .3)), slot));
        if (slot == BundleSlot.Reassess && role == AlignmentRole.Assesses)
            best = Math.Max(best, .7);
        return ByUse(resource.EducationalUse, slot, best);
    }

    /// <summary>Material that is for whoever teaches: where it names no audience, it is recommended to teachers and not to learners.</summary>
    public static bool IsForTeachers(LearningResource resource)
        => resource.IsEducatorOnly
            || resource.Audience.Count == 0
                && (resource.LearningResourceType.Any(t => t is LessonPlan or Curriculum or Rubric)
                    || resource.EducationalUse.Contains(EducationalUse.ProfessionalSupport));

    static double ByUse(IReadOnlyList<EducationalUse> uses, BundleSlot slot, double fit)
    {
        if (uses.Count == 0)
            return fit;
        return slot switch
        {
            BundleSlot.Teach => uses.Contains(EducationalUse.Instruction) || uses.Contains(EducationalUse.Intervention) ? fit : fit * .6,
            BundleSlot.Practise => uses.Contains(EducationalUse.Practice) ? Math.Max(fit, .9) : fit,
            _ => uses.Contains(EducationalUse.Assessment) ? Math.Max(fit, .8) : fit,
        };
    }

    static double Pick((double Teach, double Practise, double Reassess) fits, BundleSlot slot) => slot switch
    {
        BundleSlot.Teach => fits.Teach,
        BundleSlot.Practise => fits.Practise,
        _ => fits.Reassess,
    };
}
