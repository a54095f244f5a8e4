namespace ResourceHub.Core.Catalog;

/// <summary>What kind of thing a resource is: LRMI's learningResourceType and what providers send most.</summary>
public enum LearningResourceType
{
    /// <summary>Activity.</summary>
    Activity,

    /// <summary>Article.</summary>
    Article,

    /// <summary>Assessment.</summary>
    Assessment,

    /// <summary>Assessment item.</summary>
    AssessmentItem,

    /// <summary>Audio.</summary>
    Audio,

    /// <summary>Book.</summary>
    Book,

    /// <summary>Collection.</summary>
    Collection,

    /// <summary>Course.</summary>
    Course,

    /// <summary>Curriculum.</summary>
    Curriculum,

    /// <summary>Example.</summary>
    Example,

    /// <summary>Game.</summary>
    Game,

    /// <summary>Lesson.</summary>
    Lesson,

    /// <summary>Lesson plan.</summary>
    LessonPlan,

    /// <summary>Module.</summary>
    Module,

    /// <summary>Project.</summary>
    Project,

    /// <summary>Rubric.</summary>
    Rubric,

    /// <summary>Simulation.</summary>
    Simulation,

    /// <summary>Text.</summary>
    Text,

    /// <summary>Textbook.</summary>
    Textbook,

    /// <summary>Unit.</summary>
    Unit,

    /// <summary>Video.</summary>
    Video,

    /// <summary>Website.</summary>
    Website,

    /// <summary>Worksheet.</summary>
    Worksheet,

    /// <summary>A term that the vocabulary does not know; jsonLd keeps it.</summary>
    Other,
}
