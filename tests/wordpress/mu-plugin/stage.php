<?php
/* What the tests may ask of this WordPress: content in bulk, single changes, accidents. */

add_action('init', function () {
    if (($_SERVER['HTTP_X_K21_TOKEN'] ?? '') !== K21_TOKEN) {
        return;
    }
    wp_set_current_user(1);
    $asked = json_decode(file_get_contents('php://input'), true);
    $answer = call_user_func("k21_do_{$asked['do']}", $asked);
    header('Content-Type: application/json');
    echo wp_json_encode($answer);
    exit;
}, 99);

function k21_do_options($asked) {
    foreach ($asked['options'] as $name => $value) {
        update_option($name, $value);
    }
    return true;
}

function k21_do_theme($asked) {
    switch_theme($asked['theme']);
    return get_template();
}

function k21_do_permalinks($asked) {
    global $wp_rewrite;
    $wp_rewrite->set_permalink_structure($asked['structure']);
    $wp_rewrite->flush_rules(false);
    return get_option('permalink_structure');
}

function k21_do_empty($asked) {
    foreach (get_posts(['post_type' => 'any', 'post_status' => 'any', 'numberposts' => -1]) as $post) {
        wp_delete_post($post->ID, true);
    }
    return true;
}

function k21_do_posts($asked) {
    wp_defer_term_counting(true);
    wp_defer_comment_counting(true);
    remove_action('post_updated', 'wp_save_post_revision');
    global $wpdb;
    $wpdb->query('START TRANSACTION');
    $ids = array_map('k21_insert', $asked['posts']);
    $wpdb->query('COMMIT');
    wp_defer_term_counting(false);
    wp_defer_comment_counting(false);
    return $ids;
}

function k21_insert($post) {
    $meta = [];
    foreach (['kicker', 'caption', 'credit', 'byline', 'section', 'plain'] as $name) {
        if (($post[$name] ?? '') !== '') {
            $meta["k21_$name"] = $post[$name];
        }
    }
    $id = wp_insert_post(wp_slash([
        'post_type' => 'k21-meldungen', 'post_status' => $post['status'], 'post_name' => $post['slug'],
        'post_title' => $post['title'], 'post_content' => $post['content'], 'post_excerpt' => $post['teaser'],
        'post_date' => $post['date'], 'post_password' => $post['password'], 'tags_input' => $post['tags'],
        'post_category' => array_map('k21_category', $post['categories']), 'meta_input' => $meta,
        'comment_status' => $post['comments'] ? 'open' : 'closed', 'post_author' => 1,
    ]), true);
    if (is_wp_error($id)) {
        return $id->get_error_message();
    }
    if ($post['picture'] !== '') {
        set_post_thumbnail($id, k21_picture($post, $id));
    }
    $before = 0;
    for ($number = 1; $number <= $post['comments']; $number++) {
        $before = k21_comment($id, $number % 3 === 2 ? $before : 0, $number);
    }
    if ($post['status'] === 'trash') {
        wp_update_post(['ID' => $id, 'post_status' => 'publish']);
        wp_trash_post($id);
    }
    return $id;
}

function k21_category($name) {
    $known = get_term_by('name', $name, 'category');
    return $known ? $known->term_id : wp_insert_term($name, 'category')['term_id'];
}

function k21_picture($post, $id) {
    $file = $post['picture'];
    $picture = wp_insert_attachment(wp_slash(['post_mime_type' => 'image/png', 'post_status' => 'inherit',
        'post_title' => basename($file, '.png'), 'post_parent' => $id, 'post_date' => $post['date']]), $file, $id);
    update_post_meta($picture, '_wp_attachment_image_alt', wp_slash($post['alt']));
    update_post_meta($picture, '_wp_attachment_metadata', ['file' => $file, 'width' => 1200, 'height' => 800, 'sizes' => [
        'large' => ['file' => basename($file, '.png') . '-1024x683.png', 'width' => 1024, 'height' => 683, 'mime-type' => 'image/png'],
        'medium' => ['file' => basename($file, '.png') . '-300x200.png', 'width' => 300, 'height' => 200, 'mime-type' => 'image/png'],
    ]]);
    return $picture;
}

function k21_comment($id, $parent, $number) {
    return wp_insert_comment(['comment_post_ID' => $id, 'comment_parent' => $parent, 'comment_approved' => 1,
        'comment_author' => "Leser $number", 'comment_author_email' => "leser$number@example.org",
        'comment_content' => "Das ist Kommentar Nummer $number und sagt, dass es so nicht weitergehen kann.",
        'comment_date' => '2026-01-0' . (1 + $number % 9) . ' 10:00:00']);
}

function k21_found($asked) {
    $found = get_posts(['post_type' => 'k21-meldungen', 'name' => $asked['slug'], 'post_status' => 'any', 'numberposts' => 1]);
    return $found[0]->ID;
}

/* Change what is given of an article: post_content, post_title, post_name, post_status, post_date … */
function k21_do_update($asked) {
    $id = k21_found($asked);
    foreach ($asked['meta'] ?? [] as $name => $value) {
        update_post_meta($id, "k21_$name", wp_slash($value));
    }
    return wp_update_post(wp_slash(['ID' => $id, 'edit_date' => true] + $asked['fields']), true);
}

function k21_do_trash($asked) {
    return (bool) wp_trash_post(k21_found($asked));
}

function k21_do_delete($asked) {
    return (bool) wp_delete_post(k21_found($asked), true);
}

/* Accidents that are switched on and off by an option. */
add_filter('rest_authentication_errors', fn($so_far) => get_option('k21_rest_closed')
    ? new WP_Error('rest_not_logged_in', 'Sie sind nicht angemeldet.', ['status' => 401]) : $so_far);
add_filter('wp_sitemaps_enabled', fn($on) => $on && !get_option('k21_no_sitemap'));
add_action('rss2_head', function () {
    if (get_option('k21_broken_feed')) {
        echo "<br />\n<b>Warning</b>:  Undefined variable \$x in <b>/var/www/wp-content/plugins/seo/feed.php</b> on line <b>12</b><br />\n<title>unfinished";
    }
});
