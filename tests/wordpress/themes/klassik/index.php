<!doctype html>
<html <?php language_attributes(); ?>>
<head>
<meta charset="<?php bloginfo('charset'); ?>">
<?php wp_head(); ?>
</head>
<body <?php body_class(); ?>>
<a class="skip-link screen-reader-text" href="#primary">Skip to content</a>
<header id="masthead" class="site-header">
<p class="site-title"><a href="<?php echo esc_url(home_url('/')); ?>" rel="home"><?php bloginfo('name'); ?></a></p>
<p class="site-description"><?php bloginfo('description'); ?></p>
<nav class="main-navigation"><ul><li><a href="<?php echo esc_url(home_url('/')); ?>">Start</a></li>
<li><a href="<?php echo esc_url(get_post_type_archive_link('k21-meldungen')); ?>">Meldungen</a></li></ul></nav>
</header>
<main id="primary" class="site-main">
<?php if (is_archive()) : ?>
<header class="page-header"><?php the_archive_title('<h1 class="page-title">', '</h1>'); ?></header>
<?php endif; ?>
<?php if (!have_posts()) : ?>
<section class="no-results not-found"><h1 class="page-title">Nothing Found</h1>
<p>It looks like nothing was found at this location.</p><?php get_search_form(); ?></section>
<?php endif; ?>
<?php while (have_posts()) : the_post(); ?>
<article id="post-<?php the_ID(); ?>" <?php post_class(); ?>>
<header class="entry-header">
<?php
if (is_singular()) {
    echo k21_with_kicker('<h1 class="entry-title">' . get_the_title() . '</h1>', get_the_ID());
} else {
    the_title('<h2 class="entry-title"><a href="' . esc_url(get_permalink()) . '" rel="bookmark">', '</a></h2>');
}
klassik_posted_on();
?>
</header>
<div class="<?php echo is_singular() ? 'entry-content' : 'entry-summary'; ?>">
<?php
if (is_singular()) {
    the_content();
    wp_link_pages(['before' => '<div class="page-links">Pages:', 'after' => '</div>']);
} else {
    the_excerpt();
}
?>
</div>
<footer class="entry-footer">
<?php if (get_the_category()) : ?><span class="cat-links">Posted in <?php the_category(', '); ?></span><?php endif; ?>
<?php the_tags('<span class="tags-links">Tagged ', ', ', '</span>'); ?>
</footer>
</article>
<?php
if (is_singular()) {
    the_post_navigation();
    if (comments_open() || get_comments_number()) {
        comments_template();
    }
}
endwhile;
if (!is_singular()) {
    the_posts_navigation();
}
?>
</main>
<aside id="secondary" class="widget-area"><section class="widget"><h2 class="widget-title">Recent Posts</h2><ul>
<?php wp_get_archives(['type' => 'postbypost', 'limit' => 5, 'post_type' => 'k21-meldungen']); ?>
</ul></section></aside>
<footer id="colophon" class="site-footer"><div class="site-info">Proudly powered by WordPress</div></footer>
<?php wp_footer(); ?>
</body>
</html>
